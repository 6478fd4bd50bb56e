import type { SkillInfo } from '@salesboy/contract/personas'
import { settingFields } from '#domains/inboxes/setting-fields.ts'
import { allSkills, choiceOf } from './index.ts'

/** Every skill with the form of its settings, for the dashboard. */
export async function listSkills(): Promise<SkillInfo[]> {
  const skills = await allSkills()
  return skills.map((skill) => ({
    name: skill.name,
    label: skill.label,
    description: skill.description,
    kind: skill.kind,
    fields: settingFields(skill),
    first: choiceOf({ skills: {} }, skill),
  }))
}
