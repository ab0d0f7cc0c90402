import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useNavigation } from '../../app/navigation.ts'
import { ChevronLeft } from '../../components/icons.tsx'
import { brief as words } from '../../strings/brief.ts'

/** The way back, and what can be done with the page. */
export const BriefBar = ({ children }: { readonly children?: ReactNode }) => {
  const { back } = useNavigation()
  return (
    <header className="topbar">
      <Button className="way-back" onPress={back}><ChevronLeft /> {words.back}</Button>
      {children}
    </header>
  )
}
