package com.example.grayvit;

/**
 * A network of residual branches that {@link LayerScale} finds: a fact of this jar's own, used like
 * the language's.
 */
public interface HasBranches {
  /** Number of branches. */
  int branches();
}
