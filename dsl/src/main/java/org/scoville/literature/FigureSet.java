package org.scoville.literature;

import java.util.List;

/**
 * Figures of one subject, which {@code diff} shows. Another jar brings those of its own ingredients
 * by registering a set with {@code @AutoService(FigureSet.class)} on the class path.
 */
public interface FigureSet {
  /** The figures. */
  List<Figure> figures();
}
