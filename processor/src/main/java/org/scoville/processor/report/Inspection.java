package org.scoville.processor.report;

import java.util.List;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.Reading;

/** Looks for one kind of structural fault. */
interface Inspection {
  /** The faults in a recipe. */
  List<Fault> inspect(Reading reading);
}
