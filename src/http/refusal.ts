/** An answer to what no route has seen. */
export interface Refusal { status: number, headers: Record<string, string>, body: string }
