package org.scoville.runtime.launch;

import java.util.List;
import java.util.stream.Stream;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.OmissionCount;
import org.scoville.runtime.dataset.SourceContents;
import org.scoville.runtime.observe.DataDescription;
import org.scoville.runtime.observe.ImagesReport;

/** Reports for the listeners of a run about the images of its sources. */
final class DataReports {

  private static final String TRAINING = "training";
  private static final String EVALUATION = "evaluation";

  private DataReports() {}

  /** Where the images come from, once the sources are open. */
  static DataDescription description(DataSelection data) {
    DataSelection.Share share = data.share();
    return new DataDescription(data.path(), data.kind(), data.split(), share.limit(), share.seed());
  }

  /** The images taken and left out when the sources were opened. */
  static List<ImagesReport> loaded(ImageSource train, ImageSource evaluate) {
    return List.of(report(TRAINING, train.contents()), report(EVALUATION, evaluate.contents()));
  }

  /** The images that turned out unreadable since then. */
  static List<ImagesReport.LeftOut> unreadable(ImageSource train, ImageSource evaluate) {
    return Stream.concat(
            reasons(TRAINING, train.unreadable().reasons()),
            reasons(EVALUATION, evaluate.unreadable().reasons()))
        .toList();
  }

  private static ImagesReport report(String use, SourceContents contents) {
    return new ImagesReport(
        use,
        contents.images(),
        contents.classes(),
        reasons(use, contents.leftOut()).toList(),
        contents.text());
  }

  private static Stream<ImagesReport.LeftOut> reasons(String use, List<OmissionCount> all) {
    return all.stream()
        .map(
            left ->
                new ImagesReport.LeftOut(
                    use, left.reason().word(), left.count(), left.example(), left.text()));
  }
}
