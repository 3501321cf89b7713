/**
 * The ablations of the Mosaic ResNet Deep Dive: a recipe for each row of its Tables 2 and 4 to 8.
 *
 * <p>Published on 8x A100-80GB, means of three runs or more; nothing is reproduced here yet. They
 * break rules on purpose, because they are the rules' evidence: each warning is accepted where it
 * arises. Rows without a number in the text are left out.
 */
@NullMarked
package org.scoville.recipes.ablation;

import org.jspecify.annotations.NullMarked;
