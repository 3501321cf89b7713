package org.scoville.recipe;

import org.jspecify.annotations.Nullable;

/** An ingredient's values do not make its record; its range error is reported by itself. */
public final class IngredientNotReadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  IngredientNotReadable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
