/** The rule engine: rules with evidence, their findings, and the pages about them. */
@NullMarked
package org.scoville.rule;

import org.jspecify.annotations.NullMarked;
