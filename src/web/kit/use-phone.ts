import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is a phone's: the layout is one and the same, some panels become drawers. */
export const useIsPhone = (): boolean =>
  useMediaQuery('(max-width: 768px)', window.innerWidth <= 768, { getInitialValueInEffect: false });
