import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './command.ts'

/** The pages, and what stands in them to be typed or saved. */

export const PAGES = globSync(['*.md', 'docs/**/*.md', 'fixtures/*.md'], { cwd: ROOT }).sort()

/** Pages for whoever works on ringback itself: their code shows how it is written, and is no program. */
const FOR_CONTRIBUTORS = /^(CHANGELOG|CONTRIBUTING|docs\/(architecture|adding-an-endpoint|evidence)|docs\/adr\/.*|fixtures\/.*)\.md$/

export const USER_PAGES = PAGES.filter(page => !FOR_CONTRIBUTORS.test(page))

export const textOf = (page: string) => readFileSync(path.join(ROOT, page), 'utf8')

export interface Block {
  page: string
  line: number
  language: string
  text: string
  /** The heading above it. */
  heading: string
  /** The file to save it as: the line before the block ends with its name and a colon. */
  file: string | undefined
}

/** The first line of a script that no test can run. */
const NOT_RUN = /^# not run by a test: (.+)\n/

export const reasonNotToRun = ({ text }: Block): string | undefined => NOT_RUN.exec(text)?.[1]

export function blocksOf (page: string): Block[] {
  const content = textOf(page)
  return [...content.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(({ index, 1: language = '', 2: text = '' }) => {
    const before = content.slice(0, index)
    const line = before.split('\n').length
    const heading = [...before.replaceAll(/^```.*?^```$/gms, '').matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? ''
    return { page, line, language, text, heading, file: /`(\w[\w.-]*\.\w+)`:\n+$/.exec(before)?.[1] }
  })
}

/** A command, and what the page shows of its answer; undefined where it shows none. */
export interface Step { command: string, shown: string | undefined }

/** Every line of a script is a command; in a console those after a dollar are, and the rest is their answer. */
export function stepsOf (text: string): Step[] {
  const whole = text.replaceAll('\\\n', '') // a backslash carries a command on
  if (!whole.startsWith('$ ')) {
    return whole.split('\n').filter(line => line !== '').map(command => ({ command, shown: undefined }))
  }
  return whole.split(/^\$ /m).slice(1).map(step => {
    const [command = '', ...answer] = step.split('\n')
    return { command, shown: answer.join('\n') }
  })
}

const bare = (text: string) => text.replaceAll(/\s/g, '')

/** Whether an answer is the one that is shown; `…` stands for anything, and lines may be wrapped anywhere. */
export function isShown (shown: string, answer: string): boolean {
  const parts = bare(shown).split('…').map(part => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(bare(answer))
}

/** A shortened word of a command is one that an answer before it has in full. */
export function lengthened (command: string, answers: readonly string[]): string {
  const words = answers.flatMap(answer => answer.split(/[^\w.-]/))
  return command.replaceAll(/([\w.-]+)…/g, (short, beginning: string) =>
    words.find(word => word.startsWith(beginning)) ?? short)
}
