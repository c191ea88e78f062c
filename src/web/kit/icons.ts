import type { Icon } from '@tabler/icons-react';
import { IconSquareRounded, icons } from './icon-set.ts';

/** The icon that a declaration names; a quiet square for a name that is not in our set. */
export const iconOf = (name: string | undefined): Icon => icons[name ?? ''] ?? IconSquareRounded;
