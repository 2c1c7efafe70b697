-- Notes that a person was refused for a reason that is not the gate's own.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 user, 2 reason
-- Answers 1 for the first time, 0 again, or when there is no gate
local expires = redis.call('HGET', KEYS[1], 'expires')
if not expires then return 0 end
local first = redis.call('SADD', KEYS[7], ARGV[1] .. ':' .. ARGV[2])
if first == 1 and redis.call('SCARD', KEYS[7]) == 1 then redis.call('PEXPIREAT', KEYS[7], expires) end
return first
