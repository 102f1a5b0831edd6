import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from '../seeding/seed-file.ts'

export interface ProgressReport {
  tell (progress: Progress): void
  /** Clears the bar away. */
  end (): void
  /** Since it was created. */
  seconds (): number
}

/** How often a line is written where no bar can be, in s. */
const INTERVAL = 10

const FORMAT = ' {bar} {value}/{total} days | {interactions} interactions | {rate}/s | {eta_formatted} left | {doing}'

const DOING: Record<Progress['doing'], string> =
  { days: 'making days', indexes: 'making indexes', disk: 'writing to the disk' }

/** Tells on stderr how far a seeding is: a bar on a terminal, a line now and then elsewhere. */
export function createProgressReport (): ProgressReport {
  const from = performance.now()
  const seconds = () => (performance.now() - from) / 1000
  const figures = ({ doing, interactions }: Progress): ReturnType<Figures> => {
    const most = Math.max(0, ...interactions.values())
    return { interactions: most, rate: Math.round(most / seconds()), doing: DOING[doing] }
  }
  return { ...process.stderr.isTTY ? bar(figures) : lines(figures, seconds), seconds }
}

type Figures = (progress: Progress) => { interactions: number, rate: number, doing: string }

function bar (figures: Figures): Omit<ProgressReport, 'seconds'> {
  const bar = new SingleBar(
    { format: FORMAT, stream: process.stderr, clearOnComplete: true, hideCursor: true, gracefulExit: false },
    Presets.shades_classic
  )
  return {
    tell (progress) {
      const { done, total } = progress.days
      if (bar.isActive) bar.update(done, figures(progress))
      else bar.start(total, done, figures(progress))
    },
    end: () => bar.stop()
  }
}

function lines (figures: Figures, seconds: () => number): Omit<ProgressReport, 'seconds'> {
  let next = INTERVAL
  return {
    tell (progress) {
      if (seconds() < next) return
      next = seconds() + INTERVAL
      const { interactions, rate, doing } = figures(progress)
      const { done, total } = progress.days
      console.error(`${done} of ${total} days, ${interactions} interactions, ${rate} a second, ${doing}`)
    },
    end () {}
  }
}
