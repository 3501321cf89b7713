/** What the field knows about recipes, as rules with evidence. */
@NullMarked
package org.scoville.rule;

import org.jspecify.annotations.NullMarked;
