import type { Published } from "./published.ts";

/** What must be said of the extracts' origin: packages, versions, licence. */
export function notice(packages: readonly Published[]): string {
  const rows = packages.map(({ source }) => `| ${source.package} | ${source.version} | ${source.licence} |`);
  const licences = [...new Set(packages.map(({ licence }) => licence.trim()))];
  return `# Notice

Written by \`scripts/extract-contract.ts\`; do not edit.

The JSON files here are extracts of GitHub's published description of its REST API and its webhooks, as packed by
Octokit. Examples and descriptive texts are left out; request objects are closed; \`nullable\` is written as a type.

| Package | Version | Licence |
| --- | --- | --- |
${rows.join("\n")}

The packages' licence:

${licences.join("\n\n")}
`;
}
