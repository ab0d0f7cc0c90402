/** The lint rule that keeps the rooms apart: what they import, and which globals they touch. */
import path from 'node:path'
import type { Rule, Scope } from 'eslint'
import { root } from '../root.ts'
import { isProduct, refusal, roomOf, type Room } from './rooms.ts'

/** Globals that open connections; refused in every room but egress. */
const CONNECTING = [
  'fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'WebSocketStream',
]

/** Globals that tie pure code to a platform, a clock or chance. */
const IMPURE = [
  'process', 'globalThis', 'window', 'self', 'document', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB',
  'crypto', 'performance', 'Buffer', 'require', 'console', 'setTimeout', 'setInterval', 'setImmediate',
  'queueMicrotask', 'requestAnimationFrame', 'alert',
]

const GLOBAL_OBJECTS = ['globalThis', 'window', 'self', 'global']

/** Methods by which Electron itself opens connections, and one that fetches a module by name. */
const CONNECTING_METHODS = ['fetch', 'sendBeacon', 'getBuiltinModule']

/** The fields of the parser's nodes this rule reads; the parser's own types are not among the dependencies. */
type Node = Rule.Node & Record<string, unknown>

const nameOf = (node: unknown): string | null => {
  const { type, name, value } = (node ?? {}) as { type?: string, name?: unknown, value?: unknown }
  const said = type === 'Identifier' ? name : type === 'Literal' ? value : null
  return typeof said === 'string' ? said : null
}

/** The name of what is reached by `object.name` or `object['name']`. */
const memberOf = (node: Node): string | null =>
  node['computed'] === true && nodeType(node['property']) !== 'Literal' ? null : nameOf(node['property'])

const nodeType = (node: unknown): string | undefined => (node as { type?: string } | null)?.type

/** References to names that the file itself does not define. */
const globalReferences = (scope: Scope.Scope): readonly Scope.Reference[] => [
  ...scope.through,
  ...scope.variables.filter(({ defs }) => defs.length === 0).flatMap(({ references }) => references),
]

const clockOrChance = (node: Node): string | null => {
  if (node.type === 'MemberExpression') {
    const reached = `${nameOf(node['object']) ?? ''}.${memberOf(node) ?? ''}`
    return ['Date.now', 'Math.random', 'Temporal.Now'].includes(reached) ? reached : null
  }
  const called = (node.type === 'NewExpression' || node.type === 'CallExpression') && nameOf(node.callee) === 'Date'
  return called && (node.type === 'CallExpression' || node.arguments.length === 0) ? 'Date without an argument' : null
}

export const layering: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'keeps each room to what it may import and touch (ARCHITECTURE, One way through the house)' },
    messages: { refused: '{{why}}' },
    schema: [],
  },
  create: (context) => {
    const file = path.relative(root, context.filename).split(path.sep).join('/')
    const room = roomOf(file)
    const report = (node: Rule.Node, why: string): void => {
      context.report({ node, messageId: 'refused', data: { why } })
    }
    if (room === null) {
      const why = `${file} has no home: no room of the house is called so.`
      return { Program: (node) => { context.report({ node, messageId: 'refused', data: { why } }) } }
    }
    return isProduct(room) ? watch(context, file, room, report) : {}
  },
}

const watch = (
  context: Rule.RuleContext, file: string, room: Room, report: (node: Rule.Node, why: string) => void,
): Rule.RuleListener => {
  const electronNames = new Set<string>()
  const noConnection = (node: Rule.Node, what: string): void => {
    if (room !== 'egress') report(node, `Only electron/egress opens connections: no ${what} here.`)
  }

  const imported = (node: Rule.Node, source: unknown): void => {
    const name = nameOf(source)
    if (name === null) {
      report(node, 'What is imported has to stand there in words, or nobody can tell what it is.')
      return
    }
    const why = refusal(file, name)
    if (why !== null) report(node, why)
  }

  // ESLint's own types know no TypeScript: `import x = require('y')` and `type X = import('y').Z`.
  const typeScript: Record<string, (node: Node) => void> = {
    TSExternalModuleReference: (node) => { imported(node, node['expression']) },
    TSImportType: (node) => { imported(node, node['source']) },
  }

  const listener: Rule.RuleListener = {
    ImportDeclaration: (node) => {
      imported(node, node.source)
      if (node.source.value !== 'electron') return
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') electronNames.add(specifier.local.name)
        else if (nameOf(specifier.imported) === 'net') noConnection(node, 'net of electron')
      }
    },
    ExportNamedDeclaration: (node) => { if (node.source) imported(node, node.source) },
    ExportAllDeclaration: (node) => { imported(node, node.source) },
    ImportExpression: (node) => { imported(node, node.source) },
    CallExpression: (node) => {
      const callee = node.callee as Node
      if (nameOf(callee) === 'require') imported(node, node.arguments[0])
      const method = callee.type === 'MemberExpression' ? memberOf(callee) : null
      if (method !== null && CONNECTING_METHODS.includes(method)) noConnection(node, method)
      const why = room === 'shared' ? clockOrChance(node as Node) : null
      if (why !== null) report(node, `The room "shared" is pure: no ${why} here.`)
    },
    NewExpression: (node) => {
      const why = room === 'shared' ? clockOrChance(node as Node) : null
      if (why !== null) report(node, `The room "shared" is pure: no ${why} here.`)
    },
    MemberExpression: (node) => {
      const object = nameOf(node.object)
      const member = memberOf(node as Node)
      if (object !== null && member !== null) {
        if (GLOBAL_OBJECTS.includes(object) && CONNECTING.includes(member)) noConnection(node, member)
        if (electronNames.has(object) && member === 'net') noConnection(node, 'net of electron')
      }
      const why = room === 'shared' ? clockOrChance(node as Node) : null
      if (why !== null) report(node, `The room "shared" is pure: no ${why} here.`)
    },
    'Program:exit': (node) => {
      const scope = context.sourceCode.scopeManager.scopes.find(({ type }) => type === 'module')
        ?? context.sourceCode.getScope(node)
      const outer = scope.upper ?? scope
      for (const { identifier } of new Set([...globalReferences(outer), ...globalReferences(scope)])) {
        const name = nameOf(identifier)
        if (name === null) continue
        if (CONNECTING.includes(name)) noConnection(identifier as Rule.Node, name)
        else if (room === 'shared' && IMPURE.includes(name)) {
          report(identifier as Rule.Node, `The room "shared" is pure: no ${name} here.`)
        }
      }
    },
  }
  return { ...listener, ...typeScript as Rule.RuleListener }
}
