/** Dependencies point inward: domain <- rooms of shared <- functions <- infra. */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        // The scripts that run in a browser, which pages load by their address; and what the bundler puts in for a library.
        pathNot: [
          '\\.(json|cjs|d\\.ts)$',
          '^test/',
          '\\.md$',
          '^shared/pages/(save-drafts|refresh-page)\\.ts$',
          '^functions/aws/endpoint-discovery\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows no AWS, no clock, no environment and no other room.',
      severity: 'error',
      from: { path: '^shared/domain' },
      to: {
        pathNot: [
          '^shared/domain',
          'node_modules/(zod|temporal-polyfill|temporal-utils|temporal-spec|date-easter)/',
        ],
      },
    },
    {
      name: 'workflows-know-the-domain-only',
      severity: 'error',
      from: { path: '^workflows' },
      to: { pathNot: ['^workflows', '^shared/domain', 'node_modules/zod/'] },
    },
    {
      name: 'shared-knows-no-outer-ring',
      severity: 'error',
      from: { path: '^shared' },
      to: { path: '^(functions|infra|test)' },
    },
    {
      name: 'functions-know-no-infra',
      severity: 'error',
      from: { path: '^functions' },
      to: { path: '^(infra|test)' },
    },
    {
      name: 'nothing-deployed-imports-the-local-runtime',
      severity: 'error',
      from: { path: '^(shared|functions|workflows|infra/(app|routes|stacks|tables))' },
      to: { path: '^infra/local' },
    },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^test' }, to: { path: '^test' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
