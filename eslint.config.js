import parser from '@typescript-eslint/parser'
import svelte from 'eslint-plugin-svelte'

/** Svelte components only: oxlint reads everything else. */
export default [
  { ignores: ['**/build/', '**/.svelte-kit/', '**/node_modules/', '**/*.{js,mjs,ts}'] },
  ...svelte.configs.recommended,
  {
    files: ['apps/web/**/*.svelte'],
    languageOptions: { parserOptions: { parser } },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      'no-console': 'error',
      'svelte/block-lang': ['error', { script: ['ts'] }],
      'svelte/no-target-blank': 'error',
      // SvelteKit 3 links are plain paths here: the product is served from the root of its address.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
]
