package org.scoville.processor.validate;

import java.util.List;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;

/** A structural check of recipes. */
interface Validator {
  /** The findings in a recipe. */
  List<LocatedFinding> validate(ParsedRecipe parsed);
}
