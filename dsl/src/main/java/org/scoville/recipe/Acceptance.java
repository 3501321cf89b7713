package org.scoville.recipe;

/**
 * A warning that the recipe's author accepts.
 *
 * @param rule id of the rule
 * @param method the method it covers, or "" for the whole recipe
 * @param because the reason
 */
public record Acceptance(String rule, String method, String because) {}
