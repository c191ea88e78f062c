/** Only a path of ours: never an address that a link from elsewhere brought along. */
export const ownAddress = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');
