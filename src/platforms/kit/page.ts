/** Some of what was found, as texts, and how much there is. */
export interface Page { total: number, documents: string[] }
