package org.qiantang.engine.tlog.verifier;

import java.util.List;
import org.qiantang.engine.tlog.pack.Finding;
import org.qiantang.engine.tlog.pack.Reason;

/** Findings in words; {@code {0}} and {@code {1}} stand for their facts. */
final class Words {
    private Words() {}

    static String zh(Finding finding) {
        return filled(zh(finding.reason()), finding.facts());
    }

    static String en(Finding finding) {
        return filled(en(finding.reason()), finding.facts());
    }

    private static String filled(String words, List<String> facts) {
        String filled = words;
        for (int i = 0; i < facts.size(); i++) {
            filled = filled.replace("{" + i + "}", facts.get(i));
        }
        // What comes from a pack must not make lines, or anything else that a terminal obeys.
        return filled.replaceAll("\\p{Cntrl}", " ");
    }

    static String zh(Reason reason) {
        return switch (reason) {
            case FILE_FITS -> "与日志第 {0} 条记录的哈希一致";
            case LEAF_PROVEN -> "{0} 记录位于日志第 {1} 条，至迟于 {2} 已存在";
            case PROOF_HOLDS -> "包含证明成立，对应检查点大小 {0}";
            case CHECKPOINT_ACCEPTED -> "日志签名有效，见证人联署 {0} 个，达到要求";
            case CONSISTENT -> "日志从 {0} 条到 {1} 条只增不改";
            case STAMP_HOLDS -> "时间戳有效：{0}，{1}";
            case STAMP_HOLDS_LOCALLY -> "时间戳有效：{0}，但出自本地自建机构，不是独立第三方（{1}）";
            case DISCLOSURE_FITS -> "个人字段 {0} 与承诺值一致";
            case CUSTODY_FITS -> "保管台账与日志记录一致";
            case SUMS_SEALED -> "文件清单与封存记录一致";
            case LISTED -> "封存后未改动（本文件不作证明用）";
            case NOT_A_PACK -> "不是规范的证据包：{0}";
            case COMPRESSED -> "条目经过压缩；证据包须原样保存";
            case BAD_NAME -> "文件名不合规范";
            case TWICE -> "同名文件出现两次";
            case STRAY_BYTES -> "压缩包内有多余数据：{0}";
            case TOO_LARGE -> "文件过大，此类文件至多 {0} 字节";
            case UNKNOWN_PLACE -> "证据包中不应有此文件";
            case MALFORMED -> "格式错误：{0}";
            case CHANGED -> "内容被改动";
            case NOT_LISTED -> "不在文件清单中";
            case MISSING -> "文件缺失";
            case UNCHECKED -> "因其他文件有误，无法核验";
            case NOT_BY_THE_LOG -> "没有所信任日志的签名";
            case FALSE_SIGNATURE -> "有冒名签名：{0}";
            case TOO_FEW_WITNESSES -> "见证人联署不足，仅有 {0}";
            case NOT_IN_THE_TREE -> "证明不成立：日志中此位置不是这条记录";
            case FORKED -> "日志分叉：大小 {0} 的检查点有两个";
            case NOT_CONSISTENT -> "日志从 {0} 条到 {1} 条不是只增不改";
            case OTHER_NUMBER -> "文件名中的编号与内容不符";
            case STAMP_OF_OTHER -> "时间戳属于别的检查点";
            case STAMP_FALSE -> "时间戳签名无效";
            case STAMP_WEAK -> "时间戳使用了不再安全的算法";
            case STAMP_NOT_TRUSTED -> "时间戳机构不在信任之列，或证书当时无效";
            case STAMP_MISSING -> "检查点没有有效时间戳";
            case CHECKPOINT_MISSING -> "缺少大小为 {0} 的检查点";
            case BACK_DATED -> "所称时间 {0} 过早：{1} 才有证明，疑为倒签";
            case FROM_THE_FUTURE -> "所称时间 {0} 晚于时间戳 {1}";
            case GAP -> "序号 {0} 之后有缺失";
            case CHAIN_BROKEN -> "没有接在前一条记录之后";
            case OUT_OF_ORDER -> "顺序颠倒";
            case BEHIND_THE_END -> "出现在本场最后一条记录之后";
            case PROOF_MISSING -> "缺少包含证明";
            case LEAF_MISSING -> "缺少对应的记录";
            case FILE_MISSING -> "记录所指的文件不在包中";
            case FILE_DIFFERS -> "不是记录所指的文件";
            case SOURCE_MISSING -> "所依据的原始记录不在包中";
            case OUTSIDE_ITS_SOURCES -> "所称时间不在所依据的原始记录之内";
            case DISCLOSURE_DIFFERS -> "个人字段与承诺值不符";
            case CUSTODY_DIFFERS -> "保管台账与日志记录不符";
            case SEAL_DIFFERS -> "文件清单与封存记录不符";
        };
    }

    static String en(Reason reason) {
        return switch (reason) {
            case FILE_FITS -> "has the hash that entry {0} of the log names";
            case LEAF_PROVEN -> "{0} record, entry {1} of the log, there by {2} at the latest";
            case PROOF_HOLDS -> "inclusion proof holds for the checkpoint of size {0}";
            case CHECKPOINT_ACCEPTED -> "signed by the log and by {0} witnesses, which is enough";
            case CONSISTENT -> "from {0} to {1} entries the log only grew";
            case STAMP_HOLDS -> "time-stamp holds: {0}, {1}";
            case STAMP_HOLDS_LOCALLY -> "time-stamp holds: {0}, but by a self-made authority, no third party ({1})";
            case DISCLOSURE_FITS -> "personal field {0} is what was committed to";
            case CUSTODY_FITS -> "the custody ledger says what the log says";
            case SUMS_SEALED -> "the list of files is the one that was sealed";
            case LISTED -> "unchanged since the seal (proves nothing itself)";
            case NOT_A_PACK -> "not a pack in form: {0}";
            case COMPRESSED -> "compressed; a pack must be kept as it was made";
            case BAD_NAME -> "not a name for a file in a pack";
            case TWICE -> "two files of this name";
            case STRAY_BYTES -> "stray bytes in the zip: {0}";
            case TOO_LARGE -> "too large, such a file has at most {0} bytes";
            case UNKNOWN_PLACE -> "no such file belongs into a pack";
            case MALFORMED -> "not in form: {0}";
            case CHANGED -> "was changed";
            case NOT_LISTED -> "not in the list of files";
            case MISSING -> "is missing";
            case UNCHECKED -> "cannot be checked, since other files are wrong";
            case NOT_BY_THE_LOG -> "not signed by a log that is trusted";
            case FALSE_SIGNATURE -> "a signature in a false name: {0}";
            case TOO_FEW_WITNESSES -> "too few witnesses signed: only {0}";
            case NOT_IN_THE_TREE -> "proof does not hold: another record stands there in the log";
            case FORKED -> "the log forked: two checkpoints of size {0}";
            case NOT_CONSISTENT -> "from {0} to {1} entries the log did more than grow";
            case OTHER_NUMBER -> "the number in its name is not the one in it";
            case STAMP_OF_OTHER -> "time-stamp of another checkpoint";
            case STAMP_FALSE -> "the time-stamp's signature is false";
            case STAMP_WEAK -> "the time-stamp stands on a broken algorithm";
            case STAMP_NOT_TRUSTED -> "time-stamp by an authority that is not trusted, or was not valid then";
            case STAMP_MISSING -> "no good time-stamp over the checkpoint";
            case CHECKPOINT_MISSING -> "the checkpoint of size {0} is missing";
            case BACK_DATED -> "claims {0}, but is confirmed only at {1}: back-dated";
            case FROM_THE_FUTURE -> "claims {0}, later than its time-stamp of {1}";
            case GAP -> "records are missing after number {0}";
            case CHAIN_BROKEN -> "does not follow the record before it";
            case OUT_OF_ORDER -> "stands before an earlier one in the log";
            case BEHIND_THE_END -> "comes after the last record of its session";
            case PROOF_MISSING -> "its inclusion proof is missing";
            case LEAF_MISSING -> "its record is missing";
            case FILE_MISSING -> "the file that it names is not in the pack";
            case FILE_DIFFERS -> "is not the file that its record names";
            case SOURCE_MISSING -> "what it was derived from is not in the pack";
            case OUTSIDE_ITS_SOURCES -> "claims a time outside of what it was derived from";
            case DISCLOSURE_DIFFERS -> "is not the personal field that was committed to";
            case CUSTODY_DIFFERS -> "does not say what the log says";
            case SEAL_DIFFERS -> "is not the list of files that was sealed";
        };
    }
}
