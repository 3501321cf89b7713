package org.scoville.runtime.launch;

import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.observe.RunSummary.Version;
import org.scoville.runtime.tensor.TensorEngine;

/** The versions of what a run is made with. */
final class RunVersions {
  private RunVersions() {}

  /** Those that decide about the numbers of a run on these images. */
  static List<Version> of(ImageSource train) {
    List<Version> versions = new ArrayList<>();
    versions.add(new Version("Java", Runtime.version().toString()));
    versions.add(new Version("DJL", TensorEngine.djlVersion()));
    versions.add(new Version("libtorch", TensorEngine.libtorchVersion()));
    if (train.decodesFiles()) {
      // Without it the JDK, whose version is above, reads JPEG files.
      versions.add(new Version("OpenCV", OpenCv.flaw().isEmpty() ? OpenCv.version() : "none"));
    }
    return List.copyOf(versions);
  }
}
