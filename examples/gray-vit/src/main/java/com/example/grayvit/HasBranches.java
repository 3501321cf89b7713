package com.example.grayvit;

/**
 * A network of residual branches that {@link LayerScale} finds: a fact of this jar's own, asked as
 * the language's are.
 */
public interface HasBranches {
  /** How many there are. */
  int branches();
}
