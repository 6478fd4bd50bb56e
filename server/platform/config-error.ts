const example: Record<string, string> = {
  PORT: '3000',
  PUBLIC_URL: 'https://desk.example.com',
  DATA_DIR: './data',
  DATABASE_URL: 'postgres://salesboy:secret@localhost:5432/salesboy',
  DATABASE_POOL: '10',
  ROLES: 'api,worker',
  LOG_LEVEL: 'info',
  NODE_ENV: 'production',
  NODE_ID: 'node-1',
  TRUST_PROXY: '1',
  ENCRYPTION_KEY: 'the output of: openssl rand -base64 32',
  META_API_BASE_URL: 'https://graph.facebook.com',
  META_APP_SECRET: 'the app secret from your Meta app, under Settings > Basic',
  WEBHOOK_VERIFY_TOKEN: 'any long random text; paste the same at Meta',
  GEMINI_BASE_URL: 'https://generativelanguage.googleapis.com/v1beta',
  MISTRAL_BASE_URL: 'https://api.mistral.ai/v1',
  OPENAI_BASE_URL: 'https://api.openai.com/v1',
  OPENAI_COMPATIBLE_URL: 'http://localhost:11434/v1',
  OPENAI_COMPATIBLE_MODEL: 'llama3.2',
  ALLOWED_PRIVATE_HOSTS: 'localhost:11434,models.internal:8000',
  PINECONE_API_KEY: 'pcsk_…',
  PINECONE_HOST: 'salesboy-abc123.svc.us-east-1.pinecone.io',
  METRICS_TOKEN: 'a long random text',
}

/** Names every bad variable, what is wrong with it and what a good one looks like. */
export class ConfigError extends Error {
  constructor(issues: { path: PropertyKey[]; message: string }[]) {
    const lines = issues.map(({ path, message }) => {
      const name = String(path[0])
      return `  ${name} ${message}.${example[name] ? ` Example: ${name}=${example[name]}` : ''}`
    })
    super(`Salesboy can't start with this configuration:\n${lines.join('\n')}`)
    this.name = 'ConfigError'
  }
}
