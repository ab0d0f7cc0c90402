import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { answerLocking } from './app/before-lock.ts'
import './styles/all.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

answerLocking()
// The app speaks British English, whatever the system speaks: its dates and menus do, too.
createRoot(root).render(<I18nProvider locale="en-GB"><App /></I18nProvider>)
