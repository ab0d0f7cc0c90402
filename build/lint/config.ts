/** What lint looks for. Every rule is an error: a warning is a rule nobody keeps. */
import type { ESLint, Linter } from 'eslint'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { root } from '../root.ts'
import { layering } from './layering.ts'

const house: ESLint.Plugin = { rules: { layering } }

export const config: Linter.Config[] = defineConfig(
  { ignores: ['**/node_modules/**', 'out/**', 'dist/**', 'coverage/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { house },
    rules: {
      'house/layering': 'error',
      'eqeqeq': 'error',
      'no-console': 'off',
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', {
        selector: 'TSEnumDeclaration', message: 'A union of literals says the same and leaves no code behind.',
      }, {
        selector: 'ExportDefaultDeclaration', message: 'A named export has one name everywhere.',
      }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin as ESLint.Plugin },
    languageOptions: {
      parser: tseslint.parser as Linter.Parser,
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {
        // A name that begins with _ says that it is left aside on purpose.
        argsIgnorePattern: '^_', varsIgnorePattern: '^_',
      }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {
        considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true,
      }],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks as unknown as ESLint.Plugin }, // its types are written for an older ESLint
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    // Some tests try what the window has to refuse.
    files: ['tests/e2e/**'],
    rules: { 'no-eval': 'off', 'no-new-func': 'off', 'no-implied-eval': 'off' },
  },
  {
    // Tools read their settings from a default export.
    files: ['**/*.config.{ts,js}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
