import { Resvg } from '@resvg/resvg-js'
import { join } from 'node:path'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A drawn chart: PNG bytes and the size in pixels at which it was laid out (the bytes hold `pixelRatio` times that). */
export type ChartPicture = { png: Uint8Array<ArrayBuffer>; width: number; height: number }

export type DrawChart = (chart: ReactElement) => ChartPicture

/** Pixels of the picture for one of the chart: about 200 dpi at the width of a page, and still a small file. */
const pixelRatio = 1.6

/**
 * Makes the painter of charts for papers. It draws with the app's own font only, so that a chart looks the same on
 * every machine; resvg reads TTF files and silently draws no text at all from web fonts.
 * @param resourcesFolder folder that holds `fonts/`, on a real disk (not inside an archive)
 */
export function createChartPainter(resourcesFolder: string): DrawChart {
  const fontFiles = ['PlusJakartaSans_400Regular.ttf', 'PlusJakartaSans_600SemiBold.ttf'].map((name) =>
    join(resourcesFolder, 'fonts', name),
  )
  return (chart) => {
    const rendered = new Resvg(renderToStaticMarkup(chart), {
      fitTo: { mode: 'zoom', value: pixelRatio },
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Plus Jakarta Sans' },
    }).render()
    return {
      png: new Uint8Array(rendered.asPng()),
      width: rendered.width / pixelRatio,
      height: rendered.height / pixelRatio,
    }
  }
}
