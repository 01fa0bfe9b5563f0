import { type CSSVariablesResolver, type MantineColorsTuple, createTheme } from '@mantine/core'

/** The one accent colour; shades 6 (light) and 3 (dark) are those of `tokens.css`. */
const teal: MantineColorsTuple = [
  '#e6f5f3',
  '#dff0ee',
  '#9fdcd6',
  '#57c4bb',
  '#2f9d97',
  '#14807c',
  '#0c6a68',
  '#0a5b59',
  '#084c4a',
  '#063a39',
]

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { teal },
  fontFamily: "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', system-ui, sans-serif",
  headings: { fontFamily: "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', system-ui, sans-serif", fontWeight: '700' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '16px', xl: '24px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** Gives Mantine's surfaces the colours of our tokens, on light and on dark. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-placeholder': 'var(--ink-2)',
    '--mantine-color-error': 'var(--danger)',
  }
  return { variables: {}, light: shared, dark: shared }
}
