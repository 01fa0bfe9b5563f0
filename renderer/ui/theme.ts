import {
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
  createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core'

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

/** Buttons of the accent colour take it from the tokens, whose pairs meet WCAG AA on light and on dark. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input)
  // On dark the ramp makes what removes nearly white, like any other button.
  if (input.color === 'red' && input.variant === 'subtle') return { ...resolved, color: 'var(--danger)' }
  if (input.color !== undefined && input.color !== 'teal') return resolved
  if (input.variant === 'filled') {
    return { ...resolved, background: 'var(--accent)', hover: 'var(--accent-strong)', color: 'var(--accent-ink)' }
  }
  if (input.variant === 'light') {
    return { ...resolved, background: 'var(--accent-tint)', hover: 'var(--accent-tint)', color: 'var(--accent)' }
  }
  if (input.variant === 'subtle') return { ...resolved, color: 'var(--accent)' }
  return resolved
}

export const theme = createTheme({
  variantColorResolver,
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 3 },
  colors: { teal },
  fontFamily: "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', system-ui, sans-serif",
  headings: {
    fontFamily: "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', system-ui, sans-serif",
    fontWeight: '700',
  },
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
  const dark = {
    ...shared,
    // Inputs, menus and tracks are made of the grey ramp; on dark it follows our cooler surfaces.
    '--mantine-color-dark-4': 'var(--line)',
    '--mantine-color-dark-5': 'var(--line)',
    '--mantine-color-dark-6': 'var(--sunken)',
    '--mantine-color-dark-7': 'var(--surface)',
    '--mantine-color-dark-8': 'var(--sunken)',
  }
  return { variables: {}, light: shared, dark }
}
