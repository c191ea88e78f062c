import { useEffect, useState } from 'react';

/**
 * The token of a link, which stands after `#` and so has never been sent to a server. It is taken out of the address at
 * once, lest it stay in the browser's history.
 */
export function useSecret(): string | undefined {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined);
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
