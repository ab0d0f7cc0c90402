import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { answerLocking } from './app/before-lock.ts'
import './styles/all.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

answerLocking()
createRoot(root).render(<App />)
