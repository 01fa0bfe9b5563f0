import type { Locator, Page } from '@playwright/test'
import { expect, goToActivity, openFreshSample, test } from './fixtures.ts'

const zoneOf = (page: Page, title: string) =>
  page.locator('[data-zone-id]').filter({ has: page.getByRole('heading', { name: title }) })
const cardsOf = (zone: Locator) => zone.locator('li[data-card-id]')
const cardOf = (page: Page, text: string) => page.locator('li[data-card-id]').filter({ hasText: text })

/** How many notes the head of each zone counts: S, W, O, T. */
const counts = async (page: Page) => {
  const heads = await page.locator('[data-zone-id] h2').allInnerTexts()
  return heads.map((head) => Number(/(\d+)$/.exec(head.trim())?.[1]))
}

async function openBoard(page: Page): Promise<void> {
  await goToActivity(page, 'Analisis', 'papan SWOT')
  await expect(page.locator('li[data-card-id]').first()).toBeVisible()
}

async function paste(field: Locator, text: string): Promise<void> {
  await field.focus()
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

async function dragTo(page: Page, card: Locator, target: { x: number; y: number }): Promise<void> {
  const box = (await card.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 8, box.y + box.height / 2 + 8)
  await page.mouse.move(target.x, target.y, { steps: 6 })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.mouse.up()
}

/** Counts the note cards that React renders, from the commits that it tells its developer tools of. */
async function countRenders(page: Page): Promise<{ start: () => Promise<void>; stop: () => Promise<number> }> {
  interface Fiber {
    type: unknown
    flags: number
    child: Fiber | null
    sibling: Fiber | null
    stateNode: { dataset?: DOMStringMap } | null
  }
  await page.addInitScript(() => {
    const performedWork = 1
    const counter = { isOn: false, renders: 0, cards: new Map<string, Fiber>() }
    const look = (first: Fiber | null, cards: Map<string, Fiber>) => {
      for (let fiber = first; fiber !== null; fiber = fiber.sibling) {
        const cardId = fiber.child?.type === 'li' ? fiber.child.stateNode?.dataset?.['cardId'] : undefined
        if (cardId === undefined || typeof fiber.type === 'string') look(fiber.child, cards)
        else cards.set(cardId, fiber)
      }
    }
    const onCommitFiberRoot = (_renderer: number, root: { current: Fiber }) => {
      if (!counter.isOn) return
      const cards = new Map<string, Fiber>()
      look(root.current.child, cards)
      for (const [cardId, fiber] of cards) {
        const before = counter.cards.get(cardId)
        // A card that was passed over keeps its fiber, or gets a copy that did no work.
        if (before !== undefined && before !== fiber && (fiber.flags & performedWork) !== 0) counter.renders += 1
      }
      counter.cards = cards
    }
    const hook = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot,
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
    }
    Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, renderCounter: counter })
  })
  const counterOf = (isOn: boolean) =>
    page.evaluate((on) => {
      const { renderCounter } = window as unknown as { renderCounter: { isOn: boolean; renders: number } }
      const { renders } = renderCounter
      Object.assign(renderCounter, { isOn: on, renders: 0 })
      return renders
    }, isOn)
  return { start: async () => void (await counterOf(true)), stop: () => counterOf(false) }
}

test.describe('the SWOT board', () => {
  test('B70: notes are written one after the other, and a paste is looked at before it is added', async ({
    sample,
  }) => {
    await openBoard(sample)
    const strengths = zoneOf(sample, 'Kekuatan')
    const field = strengths.getByRole('textbox')
    await field.click()
    for (const text of ['Satu gagasan', '<b>dua</b> gagasan', 'مرحبا 🌾']) {
      await sample.keyboard.type(text)
      await sample.keyboard.press('Enter')
    }
    await expect(cardsOf(strengths)).toHaveCount(18)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('')
    await expect(cardOf(sample, '<b>dua</b> gagasan')).toBeVisible()

    await paste(field, '1. pertama\n2. kedua\n\n3. Kedua.\n4. ketiga\n5. keempat\n6. kelima')
    const dialog = sample.getByRole('dialog', { name: /Tempel catatan/ })
    await expect(dialog.getByRole('checkbox')).toHaveCount(6)
    await expect(dialog.getByText('sama dengan baris 2')).toBeVisible()
    await dialog.getByRole('button', { name: 'Tambahkan 5 catatan' }).click()
    await expect(dialog).toBeHidden()
    await expect(field).toBeFocused()
    expect(await counts(sample)).toEqual([23, 15, 15, 15])
    await expect(cardOf(sample, 'kelima')).toBeInViewport()
  })

  test('B71 B73: notes move by drag, key and menu with the focus; each is one undo step', async ({ sample }) => {
    await openBoard(sample)
    const first = cardsOf(zoneOf(sample, 'Kekuatan')).first()
    const firstId = (await first.getAttribute('data-card-id'))!
    const moved = sample.locator(`[data-card-id="${firstId}"]`)
    const gap = (await cardsOf(zoneOf(sample, 'Kelemahan')).nth(1).boundingBox())!
    await dragTo(sample, first, { x: gap.x - 3, y: gap.y + 40 })
    await expect(cardsOf(zoneOf(sample, 'Kelemahan')).nth(1)).toHaveAttribute('data-card-id', firstId)
    expect(await counts(sample)).toEqual([14, 16, 15, 15])
    await expect(moved).toBeFocused()

    await sample.keyboard.press('4')
    await expect(zoneOf(sample, 'Ancaman').locator(`[data-card-id="${firstId}"]`)).toBeFocused()
    expect(await counts(sample)).toEqual([14, 15, 15, 16])

    const opportunities = cardsOf(zoneOf(sample, 'Peluang'))
    await opportunities.nth(0).click()
    await opportunities.nth(2).click({ modifiers: ['Shift'] })
    await expect(sample.getByText('3 catatan dipilih')).toBeVisible()
    await sample.keyboard.press('m')
    await sample.getByRole('menuitem', { name: 'Kekuatan' }).click()
    await expect(sample.getByRole('menu')).toBeHidden()
    await expect.poll(() => counts(sample)).toEqual([17, 15, 12, 16])

    for (const expected of [
      [14, 15, 15, 16],
      [14, 16, 15, 15],
      [15, 15, 15, 15],
    ]) {
      await sample.keyboard.press('Control+z')
      await expect.poll(() => counts(sample)).toEqual(expected)
    }
    await expect(cardsOf(zoneOf(sample, 'Kekuatan')).first()).toHaveAttribute('data-card-id', firstId)
  })

  test('B72 B73: a selection becomes a theme with a name, takes in more, folds, and is there after a reload', async ({
    sample,
  }) => {
    await openBoard(sample)
    const threats = zoneOf(sample, 'Ancaman')
    await cardsOf(threats).nth(0).click()
    await cardsOf(threats)
      .nth(2)
      .click({ modifiers: ['ControlOrMeta'] })
    await sample.keyboard.press('g')
    await expect(sample.getByRole('textbox', { name: 'Nama tema' })).toBeFocused()
    await sample.keyboard.type('Ancaman siber')
    await sample.keyboard.press('Enter')
    const bar = sample.getByRole('group', { name: 'Tema Ancaman siber, 2 catatan' })
    await expect(bar).toBeFocused()

    const other = cardsOf(zoneOf(sample, 'Kelemahan')).first()
    const box = (await bar.boundingBox())!
    await dragTo(sample, other, { x: box.x + 200, y: box.y + box.height / 2 })
    await expect(sample.getByRole('group', { name: 'Tema Ancaman siber, 3 catatan' })).toBeVisible()
    expect(await counts(sample)).toEqual([15, 14, 15, 16])

    await sample.getByRole('group', { name: /Tema Ancaman siber/ }).focus()
    await sample.keyboard.press('F2')
    await sample.keyboard.type('Keamanan data')
    await sample.keyboard.press('Enter')
    await sample.getByRole('group', { name: /Tema Keamanan data/ }).press('Enter')
    await expect(cardsOf(threats)).toHaveCount(13)
    await sample.getByRole('group', { name: /Tema Keamanan data/ }).press('1')
    await expect.poll(() => counts(sample)).toEqual([18, 14, 15, 13])

    await sample.reload()
    await openBoard(sample)
    await expect(zoneOf(sample, 'Kekuatan').getByRole('group', { name: 'Tema Keamanan data, 3 catatan' })).toBeVisible()
    // The move, the fold, the name, the third note, the first name, the theme.
    for (let step = 0; step < 6; step += 1) await sample.keyboard.press('Control+z')
    await expect(sample.getByRole('group', { name: /^Tema / })).toHaveCount(0)
    await expect.poll(() => counts(sample)).toEqual([15, 15, 15, 15])
  })

  test('B370: a card on a card asks for the name of the new theme; on a card of a theme that is there nothing is asked', async ({
    sample,
  }) => {
    await openBoard(sample)
    const threats = zoneOf(sample, 'Ancaman')
    const name = sample.getByRole('textbox', { name: 'Nama tema' })
    const onto = (await cardsOf(threats).nth(0).boundingBox())!
    const middle = { x: onto.x + onto.width / 2, y: onto.y + onto.height / 2 }
    await dragTo(sample, cardsOf(threats).nth(1), middle)
    await expect(name).toBeFocused()
    await sample.keyboard.type('Ancaman siber')
    await sample.keyboard.press('Enter')
    const bar = sample.getByRole('group', { name: 'Tema Ancaman siber, 2 catatan' })
    await expect(bar).toBeFocused()

    const title = (await bar.boundingBox())!
    await dragTo(sample, cardsOf(zoneOf(sample, 'Kelemahan')).first(), {
      x: title.x + 200,
      y: title.y + title.height / 2,
    })
    await expect(sample.getByRole('group', { name: 'Tema Ancaman siber, 3 catatan' })).toBeVisible()
    await expect(name).toHaveCount(0)

    // Left without a word, the name that was made stays.
    const other = (await cardsOf(zoneOf(sample, 'Peluang')).nth(0).boundingBox())!
    await dragTo(sample, cardsOf(zoneOf(sample, 'Peluang')).nth(1), {
      x: other.x + other.width / 2,
      y: other.y + other.height / 2,
    })
    await expect(name).toBeFocused()
    await sample.keyboard.press('Escape')
    await expect(sample.getByRole('group', { name: /^Tema .*, 2 catatan$/ })).toBeFocused()
  })

  test('B371: a note at the lower edge of its zone is edited in full sight, also while its text grows', async ({
    sample,
  }) => {
    await openBoard(sample)
    const list = zoneOf(sample, 'Kekuatan').locator('[data-place-id]').first()
    // The second row of cards is cut off by the edge.
    const card = cardsOf(list).nth(3)
    const seenShare = () =>
      list.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        const field = element.querySelector('[data-editing] > div')!.getBoundingClientRect()
        return (Math.min(bottom, field.bottom) - Math.max(top, field.top)) / field.height
      })
    await card.evaluate((element) => element.focus({ preventScroll: true }))
    await sample.keyboard.press('F2')
    await expect(card.getByRole('textbox')).toBeFocused()
    await expect.poll(seenShare).toBe(1)
    await list.evaluate((element) => element.scrollTo(0, 0))
    for (const text of ['satu', 'dua', 'tiga']) {
      await sample.keyboard.press('Shift+Enter')
      await sample.keyboard.type(text)
    }
    await expect.poll(seenShare).toBe(1)
    expect(await list.evaluate((element) => getComputedStyle(element, '::after').display)).toBe('none')
    await sample.keyboard.press('Escape')
    expect(await list.evaluate((element) => getComputedStyle(element, '::after').display)).not.toBe('none')
  })

  test('B372: what was said gives way to a dialog that opens; what is said in the dialog stays', async ({ sample }) => {
    await openBoard(sample)
    await cardsOf(zoneOf(sample, 'Kekuatan')).first().focus()
    await sample.keyboard.press('Delete')
    const said = sample.getByText('1 catatan dihapus')
    await expect(said).toBeVisible()
    await sample.getByRole('button', { name: 'Daftar hadir', exact: true }).click()
    await expect(said).toBeVisible()
    await sample.getByRole('button', { name: 'Pokja', exact: true }).click()
    const dialog = sample.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await expect(said).toHaveCount(0, { timeout: 2_000 })

    await dialog.getByRole('button', { name: 'Buat enam Pokja' }).click()
    const name = dialog.getByRole('textbox', { name: 'Nama Pokja Pokja Economy' })
    await name.fill('Pokja Branding')
    await name.press('Tab')
    const refusal = sample.getByText('Sudah ada Pokja bernama Pokja Branding')
    await expect(refusal).toBeVisible()
    await name.focus()
    await sample.keyboard.press('Tab')
    await sample.waitForTimeout(500)
    await expect(refusal).toBeVisible()
  })

  test('B361: the wheel scrolls the zone under a card that is held', async ({ sample }) => {
    await openBoard(sample)
    const list = zoneOf(sample, 'Peluang').locator('[data-place-id]').first()
    const box = (await list.boundingBox())!
    const from = (await cardsOf(zoneOf(sample, 'Kekuatan')).first().boundingBox())!
    await sample.mouse.move(from.x + 30, from.y + 20)
    await sample.mouse.down()
    await sample.mouse.move(from.x + 60, from.y + 40)
    await sample.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 })
    await sample.mouse.wheel(0, 120)
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(120)
    await sample.keyboard.press('Escape')
    await sample.mouse.up()
    await sample.mouse.wheel(0, -60)
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(60)
  })

  test('B71: a box, Ctrl A and a lifted card work without the menu', async ({ sample }) => {
    await openBoard(sample)
    const weaknesses = zoneOf(sample, 'Kelemahan')
    const second = (await cardsOf(weaknesses).nth(1).boundingBox())!
    const head = (await weaknesses.getByRole('heading').boundingBox())!
    await sample.mouse.move(head.x + 2, head.y + 30)
    await sample.mouse.down()
    await sample.mouse.move(second.x + 20, second.y + 20, { steps: 4 })
    await sample.mouse.up()
    await expect(sample.getByText('2 catatan dipilih')).toBeVisible()
    await sample.keyboard.press('Escape')

    const first = cardsOf(weaknesses).first()
    const firstId = (await first.getAttribute('data-card-id'))!
    await first.focus()
    await sample.keyboard.press('Control+a')
    await expect(sample.getByText('15 catatan dipilih')).toBeVisible()
    await sample.keyboard.press('Escape')
    await expect(sample.locator('[data-selected]')).toHaveCount(0)

    await sample.keyboard.press('Space')
    await sample.keyboard.press('ArrowRight')
    await sample.keyboard.press('Enter')
    await expect(cardsOf(weaknesses).nth(1)).toHaveAttribute('data-card-id', firstId)
    await expect(cardsOf(weaknesses).nth(1)).toBeFocused()
  })

  test('B71: a note is edited, labelled and removed without the mouse', async ({ sample }) => {
    await openBoard(sample)
    const first = cardsOf(zoneOf(sample, 'Kekuatan')).first()
    await first.focus()
    await sample.keyboard.press('F2')
    await sample.keyboard.press('Control+a')
    await sample.keyboard.type('Teks baru')
    await sample.keyboard.press('Enter')
    await expect(first).toContainText('Teks baru')
    await expect(first).toBeFocused()
    await sample.keyboard.press('d')
    await expect(sample.locator('[role=menu]:focus-within')).toBeVisible()
    await sample.keyboard.press('4')
    await expect(first).toContainText('Living')
    await expect(first).toBeFocused()
    await sample.keyboard.press('Delete')
    await expect(cardOf(sample, 'Teks baru')).toHaveCount(0)
    await expect(cardsOf(zoneOf(sample, 'Kekuatan')).first()).toBeFocused()
    await sample.keyboard.press('Control+z')
    await expect(cardOf(sample, 'Teks baru')).toBeVisible()
  })

  test('B74: hidden notes are not in the page, only their number is', async ({ sample }) => {
    await openBoard(sample)
    const text = (await cardsOf(zoneOf(sample, 'Kekuatan')).first().innerText()).split('\n')[0]!
    await sample.getByRole('button', { name: 'Sembunyikan' }).click()
    await expect(sample.locator('li[data-card-id]')).toHaveCount(0)
    await expect(sample.getByText('60 catatan terkumpul, isinya masih tertutup')).toBeVisible()
    expect(await sample.content()).not.toContain(text)
    await zoneOf(sample, 'Peluang').getByRole('textbox').fill('rahasia sebentar')
    await sample.keyboard.press('Enter')
    await expect.poll(() => counts(sample)).toEqual([15, 15, 16, 15])
    await expect(sample.getByText('rahasia sebentar')).toHaveCount(0)
    await sample.getByRole('button', { name: 'Tampilkan', exact: true }).click()
    await expect(cardOf(sample, 'rahasia sebentar')).toHaveCount(1)
  })

  test('B65: the filter shows what matches and counts it', async ({ sample }) => {
    await openBoard(sample)
    await sample.getByRole('searchbox', { name: 'Cari kata' }).fill('WISATA')
    await expect(sample.locator('li[data-card-id]')).toHaveCount(5)
    await expect(sample.getByText('5 dari 60 catatan')).toBeVisible()
    await sample.getByRole('button', { name: 'Tampilkan semua' }).click()
    await expect(sample.locator('li[data-card-id]')).toHaveCount(60)
  })

  test('B75: writing renders no card; a drag at most the card that had the focus and the one that gets it', async ({
    page,
    host,
  }) => {
    const renders = await countRenders(page)
    await openFreshSample(page, host)
    await openBoard(page)
    await expect(page.locator('li[data-card-id]')).toHaveCount(60)
    const strengths = zoneOf(page, 'Kekuatan')
    await cardsOf(strengths).nth(4).click()
    await renders.start()
    await strengths.getByRole('textbox').click()
    await page.keyboard.press('x')
    await renders.stop()

    await renders.start()
    await page.keyboard.type('tiga puluh dua huruf tanpa ragu!')
    expect(await renders.stop()).toBe(0)

    const box = (await cardsOf(strengths).first().boundingBox())!
    await renders.start()
    await page.mouse.move(box.x + 40, box.y + 40)
    await page.mouse.down()
    for (const [x, y] of [
      [400, 300],
      [900, 250],
      [900, 550],
      [400, 560],
    ] as const) {
      await page.mouse.move(x, y, { steps: 10 })
    }
    await expect(page.locator('[data-dragging]')).toHaveCount(1)
    const dragRenders = await renders.stop()
    expect(dragRenders).toBeLessThanOrEqual(2)
    await page.keyboard.press('Escape')
    await page.mouse.up()

    // The counter does count: a note that changes is rendered.
    await renders.start()
    await page.locator('[data-composer="2"]').click()
    await cardsOf(strengths).first().focus()
    await page.keyboard.press('d')
    await page.getByRole('menuitem', { name: 'Smart Living' }).click()
    await expect(cardsOf(strengths).first()).toContainText('Living')
    expect(await renders.stop()).toBeGreaterThan(0)
  })
})
