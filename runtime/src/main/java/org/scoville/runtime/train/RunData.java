package org.scoville.runtime.train;

import java.util.Arrays;
import java.util.List;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;

/**
 * The images of a run.
 *
 * @param train what is trained on
 * @param evaluate what is evaluated on
 * @param loaderThreads background threads that read and transform images
 */
public record RunData(ImageSource train, ImageSource evaluate, int loaderThreads) {

  /** The shapes of the images as they are loaded. */
  public ImageShapes shapes() {
    return new ImageShapes(shape(train), shape(train), shape(evaluate));
  }

  private static ImageShape shape(ImageSource source) {
    return new ImageShape(source.channels(), source.height(), source.width());
  }

  /** The facts about the images that a replica trains on. */
  Replica.DataFacts training() {
    return facts(train);
  }

  /** The facts about the images that a replica is evaluated on. */
  Replica.DataFacts evaluation() {
    return facts(evaluate);
  }

  private Replica.DataFacts facts(ImageSource source) {
    return new Replica.DataFacts(
        shapes(), source.classes(), list(source.mean255()), list(source.deviation255()));
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
