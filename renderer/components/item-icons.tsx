import type { ItemLook } from './item-look.ts'

/** The ring of an item in its six states. Decoration: the button it stands in says the state in words. */
export const ItemMark = ({ look }: { readonly look: ItemLook }) => (
  <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
    <circle className={look === 'done' ? 'solid' : undefined} cx="9" cy="9" r="7.25" />
    {(look === 'done' || look === 'reported') && <path className="tick" d="m5.75 9.25 2.25 2.25 4.25-5" />}
    {look === 'stuck' && <path d="M6 9h6" />}
  </svg>
)

export const ChevronRight = () => (
  <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="m6 3 5 5-5 5" /></svg>
)

/** The bottle of the product's mark on its shelf: stands in rooms that are still empty. */
export const Shelf = () => (
  <svg className="shelf icon" width="160" height="88" viewBox="0 0 160 88" aria-hidden="true">
    <path d="M0 80.25h160" />
    <g transform="translate(24 12.5) scale(3.2)">
      <path d="M9 3.25h6" />
      <path d="M10 3.25v3.5c0 2.1-3.75 2.9-3.75 6.5v5.5a2.25 2.25 0 0 0 2.25 2.25h7a2.25 2.25 0 0 0 2.25-2.25v-5.5c0-3.6-3.75-4.4-3.75-6.5v-3.5" />
    </g>
  </svg>
)
