/** What has a page of its own within the room. */
export type Task = 'passphrase' | 'sheet' | 'keychain-on' | 'keychain-off' | 'letters' | 'programs' | 'leave'
