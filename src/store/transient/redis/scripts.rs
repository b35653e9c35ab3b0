//! What takes more than one command, each on one key. `ARGV[1]` is now in milliseconds and `ARGV[2]` the time to live.

use std::sync::LazyLock;

use ::redis::Script;

/// `ARGV[3]`: the record.
pub(super) static PUT_IF_ABSENT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local there = redis.call('GET', KEYS[1])
         if there and tonumber(string.sub(there, 1, 16)) > tonumber(ARGV[1]) then return 0 end
         redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
         return 1",
    )
});

/// `ARGV[3]`: the record; `ARGV[4]`: the value that must be there.
pub(super) static COMPARE_AND_SWAP: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local there = redis.call('GET', KEYS[1])
         if not there or tonumber(string.sub(there, 1, 16)) <= tonumber(ARGV[1]) then return 0 end
         if string.sub(there, 17) ~= ARGV[4] then return 0 end
         redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
         return 1",
    )
});

/// `ARGV[3]`: the prefix of a new window.
pub(super) static INCREMENT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local there = redis.call('GET', KEYS[1])
         if there and tonumber(string.sub(there, 1, 16)) > tonumber(ARGV[1]) then
           local count = (tonumber(string.sub(there, 17)) or 0) + 1
           redis.call('SET', KEYS[1], string.sub(there, 1, 16) .. string.format('%.0f', count), 'KEEPTTL')
           return {count, tonumber(string.sub(there, 1, 16))}
         end
         redis.call('SET', KEYS[1], ARGV[3] .. '1', 'PX', ARGV[2])
         return {1, tonumber(ARGV[3])}",
    )
});

/// `ARGV[3]`: when the member expires; `ARGV[4]`: the member. The set lives as long as its last member.
pub(super) const INDEX_ADD: &str = "
    redis.call('ZADD', KEYS[1], ARGV[3], ARGV[4])
    redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
    if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
    return 1";
