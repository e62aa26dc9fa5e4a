import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['cdk.out/', '.speelruimte/', 'node_modules/', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-params': ['error', 3],
      eqeqeq: 'error',
    },
  },
  {
    // `as const` and the like are of no use in configuration written in plain JavaScript.
    files: ['**/*.js'],
    ...tseslint.configs.disableTypeChecked,
  },
);
