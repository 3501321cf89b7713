package org.scoville.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scoville.recipe.IngredientNotReadable;

/** The ingredients whose records rules could not read, one finding each. */
final class UnreadableIngredients {
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  /** Adds an ingredient; values that make no record are reported by themselves. */
  void add(IngredientNotReadable obstacle) {
    switch (obstacle.reason()) {
      case REFUSED -> {}
      case ABSENT -> add(LanguageCheck.INGREDIENT_UNKNOWN, obstacle);
      case FAILED -> add(LanguageCheck.INGREDIENT_FAILS, obstacle);
    }
  }

  private void add(LanguageCheck check, IngredientNotReadable obstacle) {
    findings.putIfAbsent(
        obstacle.sentence(),
        Finding.of(check, RecipeLocation.method(obstacle.method()), obstacle.sentence()));
  }

  List<Finding> findings() {
    return new ArrayList<>(findings.values());
  }
}
