/*
 * mark_rule.c
 *		Finds the rule of a unit among those of vocabulary/marks.tsv.
 */
#include "core/mark_rule.h"

#include "core/data/marks.h"

/* Whether a row of conditions holds. */
static bool
holds(const zha_scan *s, int n, const zha_condition *c)
{
	while (c->holds != NULL)
	{
		if (c->holds(s, n, c->of) == c->wanted)
			c++;
		else if (c->otherwise > 0)
			c += c->otherwise;
		else
			return false;
	}
	return true;
}

const zha_mark_rule *
zha_rule_of(const zha_scan *s, int n)
{
	const zha_mark_rule *rule = &rules[rules_from[s->unit[n].kind]];
	const zha_mark_rule *end = &rules[rules_from[s->unit[n].kind + 1]];

	while (rule < end && !holds(s, n, rule->which))
		rule++;
	return rule < end && holds(s, n, rule->limits) && holds(s, n, rule->left) &&
				   holds(s, n, rule->right)
			   ? rule
			   : NULL;
}

bool
zha_rule_counts(const zha_scan *s, int n)
{
	return holds(s, n, s->rule[n]->counts);
}
