/** The recount: what must be so according to the journal, counted anew, and where the rows disagree. */
@NullMarked
package org.qiantang.tools.fsck;

import org.jspecify.annotations.NullMarked;
