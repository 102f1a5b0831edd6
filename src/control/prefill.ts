/** What the script uses of Swagger UI's object, whose data are immutable maps. */
interface SwaggerUi {
  specSelectors: { specJson (): { getIn (path: string[]): Schemes | undefined } }
  preauthorizeBasic (scheme: string, id: string, secret: string): void
  initOAuth (options: Omit<Grant, 'name' | 'schema'>): void
  authActions: { authorizeApplication (grant: Grant): void }
}

interface Schemes { toJS (): Record<string, Scheme>, get (name: string): ImmutableMap }

interface ImmutableMap { set (key: string, value: string): ImmutableMap }

interface Scheme {
  scheme?: string
  flows?: { clientCredentials?: { tokenUrl: string, scopes: Record<string, string> } }
  'x-credentials'?: { id: string, secret: string }
}

interface Grant { name: string, schema: ImmutableMap, scopes: string[], clientId: string, clientSecret: string }

/** A variable of the page's script. */
declare const ui: SwaggerUi

/**
 * Signs in with the credentials that the served contract names, whenever a contract was loaded. It runs in the page:
 * its text is sent there, so it uses nothing of this file, and of the page's script only `ui`.
 */
export function prefill () {
  const schemes = ui.specSelectors.specJson().getIn(['components', 'securitySchemes'])
  for (const [name, { scheme, flows, 'x-credentials': credentials }] of Object.entries(schemes?.toJS() ?? {})) {
    if (schemes === undefined || credentials === undefined) continue
    const { id, secret } = credentials
    if (scheme === 'basic') ui.preauthorizeBasic(name, id, secret)
    const flow = flows?.clientCredentials
    if (flow === undefined) continue
    const client = { clientId: id, clientSecret: secret, scopes: Object.keys(flow.scopes) }
    // The form is filled in as well: tokens expire, at once where the clock is moved.
    ui.initOAuth(client)
    const schema = schemes.get(name).set('flow', 'clientCredentials').set('tokenUrl', flow.tokenUrl)
    ui.authActions.authorizeApplication({ name, schema, ...client })
  }
}
