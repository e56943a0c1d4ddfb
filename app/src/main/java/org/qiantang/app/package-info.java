/** The process: its command line, its start, and the joints where the capabilities meet; it alone may lean on them all. */
@NullMarked
package org.qiantang.app;

import org.jspecify.annotations.NullMarked;
