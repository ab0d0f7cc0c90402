/** How much of something a view holds at most. Apart from the views, so that a screen can say so without their schemas. */

/** Done and skipped items on a client’s page. */
export const CLOSED_SHOWN = 50
