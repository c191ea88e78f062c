import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../kernel/api.ts';
import { api } from '../api/client.ts';
import { useMeta } from '../api/meta.ts';
import { useLabels } from '../i18n/labels.ts';
import { useCommands } from './commands.ts';
import { useCreatable } from './create-menu.tsx';
import { useNavigation } from './navigation.ts';
import { startCreating } from './shell-state.ts';

export interface PaletteEntry {
  id: string;
  group: 'act' | 'found' | 'create' | 'go';
  title: string;
  note?: string | undefined;
  icon: string;
  keys?: string | undefined;
  run(): void;
}

/** What the box offers for the words typed; records come from the server as the typing pauses. */
export function usePaletteEntries(
  query: string,
  debounced: string,
): { entries: PaletteEntry[]; isSearching: boolean } {
  const found = useFound(debounced);
  const fixed = useFixedEntries().filter((e) => matches(e.title, query));
  const entries = [
    ...fixed.filter((e) => e.group === 'act'),
    ...(query ? found.entries : []),
    ...fixed.filter((e) => e.group !== 'act'),
  ];
  return { entries, isSearching: found.isSearching || query !== debounced };
}

/** Every word typed begins a word of the title. */
function matches(title: string, query: string): boolean {
  const words = title.toLowerCase().split(/[\s,.-]+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((q) => words.some((w) => w.startsWith(q)));
}

function useFixedEntries(): PaletteEntry[] {
  const { t } = useTranslation();
  const labels = useLabels();
  const navigate = useNavigate();
  const commands = useCommands();
  const creatable = useCreatable();
  const places = useNavigation();
  const go = [
    { path: '/', title: t('home.title'), icon: 'home', goKey: 'KeyH' },
    ...places,
    { path: '/settings', title: t('settings.title'), icon: 'settings', goKey: 'KeyS' },
  ];
  return [
    ...commands.map(
      (c): PaletteEntry => ({
        id: c.id,
        group: 'act',
        title: c.title,
        icon: c.icon ?? 'activity',
        keys: c.keys,
        run: c.run,
      }),
    ),
    ...creatable.map(
      (c): PaletteEntry => ({
        id: `create ${c.entity.name}`,
        group: 'create',
        title: t('palette.new', { entity: labels.one(c.entity) }),
        icon: c.icon,
        run: () => startCreating(c.entity.name),
      }),
    ),
    ...go.map(
      (i): PaletteEntry => ({
        id: `go ${i.path}`,
        group: 'go',
        title: i.title,
        icon: i.icon,
        keys: i.goKey ? `G ${i.goKey.replace('Key', '')}` : undefined,
        run: () => navigate({ to: i.path }),
      }),
    ),
  ];
}

function useFound(query: string): { entries: PaletteEntry[]; isSearching: boolean } {
  const navigate = useNavigate();
  const labels = useLabels();
  const index = useMeta();
  const { data, isFetching } = useQuery({
    queryKey: ['records', 'search', query],
    queryFn: ({ signal }) => api.get<{ items: SearchHit[] }>('search', { q: query }, signal),
    enabled: query.length >= 2,
    placeholderData: keepPreviousData,
  });
  const hits = query.length >= 2 ? (data?.items ?? []) : [];
  const entries = hits.flatMap((hit): PaletteEntry[] => {
    const entity = index.screenOf(hit.entity, hit.kind);
    if (!entity) return [];
    const note = [labels.one(entity), hit.note].filter(Boolean).join(' · ');
    return [
      {
        id: hit.id,
        group: 'found',
        title: hit.title,
        note,
        icon: entity.icon ?? '',
        run: () => navigate({ to: `/${entity.route}/${hit.id}` }),
      },
    ];
  });
  return { entries, isSearching: isFetching };
}
