import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { find } from '../../strings/find.ts'
import { Palette } from './palette.tsx'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/**
 * Find anything, over whatever is open. It is there only while it is open: what was typed is forgotten with it, and
 * the focus goes back to where it was.
 */
export const FindAnything = ({ isOpen, onClose }: Props) => isOpen && (
  <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={onClose}>
    <Modal className="palette">
      <Dialog className="palette-dialog" aria-label={find.title}>
        <Palette onClose={onClose} />
      </Dialog>
    </Modal>
  </ModalOverlay>
)
