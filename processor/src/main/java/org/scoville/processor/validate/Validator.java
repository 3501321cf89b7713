package org.scoville.processor.validate;

import java.util.List;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;

/** Looks for one kind of structural fault. */
interface Validator {
  /** The faults in a recipe. */
  List<LocatedFinding> validate(ParsedRecipe parsed);
}
