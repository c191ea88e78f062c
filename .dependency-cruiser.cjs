// The rules of the house, by their numbers in ARCHITECTURE.md. A module's `dependsOn` is checked by scripts/checks/imports.mjs.
const tests = '\\.(test|fixture|testing)\\.tsx?$|^src/testing/';
const views = '\\.views\\.ts$';
const anyModule = '^src/(modules|integrations)/';
const local = '^src/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      '1-kernel-alone',
      'The kernel runs in browser and server alike and imports nothing.',
      { path: '^src/kernel/', pathNot: tests },
      { pathNot: '^src/kernel/' },
    ),
    rule(
      '1-platform-on-kernel',
      'The platform imports the kernel only.',
      { path: '^src/platform/', pathNot: tests },
      { path: local, pathNot: '^src/(platform|kernel|generated)/' },
    ),
    rule(
      '1-web-on-kernel',
      'The generic interface imports the kernel only.',
      { path: '^src/web/', pathNot: tests },
      { path: local, pathNot: '^src/(web|kernel|generated)/' },
    ),
    rule(
      '1-app-on-top',
      'Nothing imports the composition.',
      { path: local, pathNot: [tests, '^src/app/'] },
      { path: '^src/app/' },
    ),
    rule(
      '1-testing-in-tests',
      'Only tests import what tests are made of.',
      { pathNot: tests },
      { path: tests },
    ),
    rule(
      '2-public-only',
      'Of another module, only public.ts may be imported.',
      { path: `${anyModule}([^/]+)/`, pathNot: tests },
      { path: anyModule, pathNot: [`${anyModule}$2/`, `${anyModule}[^/]+/public\\.ts$`] },
    ),
    rule(
      '2-server-code',
      "A module's server code imports no interface.",
      { path: anyModule, pathNot: [tests, views, `${anyModule}[^/]+/web/`] },
      { path: '^src/web/|^src/(modules|integrations)/[^/]+/web/' },
    ),
    rule(
      '2-views-are-data',
      'How an entity is laid out is data: only the shape of it is imported.',
      { path: views },
      { pathNot: '^src/kernel/|^src/web/records/view-types\\.ts$' },
    ),
    rule(
      '3-declarations-are-data',
      'Entities and events import the kernel only; a relation is a name.',
      { path: '\\.(entity|events)\\.ts$' },
      { pathNot: '^src/kernel/' },
    ),
    rule(
      '4-screens',
      "A module's screens import web, kernel and the declarations of their own module; never the platform.",
      { path: `${anyModule}([^/]+)/web/`, pathNot: tests },
      {
        path: local,
        pathNot: [
          '^src/(web|kernel)/',
          `${anyModule}$2/web/`,
          `${anyModule}$2/[^/]+\\.(entity|views|rules)\\.ts$`,
          `${anyModule}$2/locale/`,
        ],
      },
    ),
    rule(
      '5-no-raw-database',
      'Modules read and write through the context; only platform/records writes entity tables.',
      { path: anyModule, pathNot: tests },
      { path: '^src/platform/database/(?!sql\\.ts$)|node_modules/(pg|pg-boss|kysely)/' },
    ),
    rule(
      '6-no-cycles',
      'Files do not import each other in a circle; types alone may, as nothing is left of them when the program runs.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    rule(
      'declared-packages',
      'A package is imported only where package.json names it.',
      { path: local, pathNot: tests },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
