/** What a case needs: the key, whether the case breaks the rule, and what the key needs. */
export type Rule = [key: string, breaks: boolean, needs: string]
