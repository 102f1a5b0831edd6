import neostandard, { plugins, resolveIgnoresFromGitignore } from 'neostandard'

const noAmbient = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes from the clock.' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Time comes from the clock.' },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance comes from world/random.ts.'
  },
  {
    selector: 'ImportSpecifier[imported.name=/^(randomUUID|randomBytes|randomInt)$/]',
    message: 'Ids and chance come from the world.'
  }
]

export default [
  ...neostandard({ ts: true, ignores: [...resolveIgnoresFromGitignore(), 'dist/', 'test/package/consumers/'] }),
  {
    rules: {
      '@stylistic/max-len': [
        'error',
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreUrls: true, ignoreRegExpLiterals: true }
      ]
    }
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': plugins['typescript-eslint'].plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error'
    }
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 250],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...noAmbient],
      'no-restricted-properties':
        ['error', { object: 'process', property: 'env', message: 'The environment is read in src/cli.' }]
    }
  },
  {
    // tap waits for subtests by itself.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' }
  },
  {
    // The command line is where the process, its output and the real time are.
    files: ['src/cli/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off', 'no-restricted-properties': 'off' }
  }
]
