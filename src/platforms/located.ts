/** An interaction's id on a platform, and the path under which it is told. */
export interface Located { id: string, path: string }
